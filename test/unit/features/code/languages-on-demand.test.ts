import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import {
  registerOnDemand,
  type HighlightJs,
  type LanguageDefinition,
} from '../../../../scripts/features/code/languages-on-demand.ts';

const require = createRequire(import.meta.url);
const full = require('highlight.js') as HighlightJs & { newInstance(): HighlightJs };
const { languages, aliases } = require('hexo-util/highlight_alias.json') as {
  languages: string[];
  aliases: Record<string, string>;
};
const definitionOf = (language: string): LanguageDefinition =>
  require(`highlight.js/lib/languages/${language}`) as LanguageDefinition;

function lazy(): { library: HighlightJs; loaded: string[] } {
  const library = full.newInstance();
  const loaded: string[] = [];
  const { registerLanguage } = library;
  registerOnDemand(library, {
    languageOf: (name) => (languages.includes(name) ? name : aliases[name]),
    definitionOf(language) {
      loaded.push(language);
      return definitionOf(language);
    },
    registerAll() {
      loaded.push('all');
      for (const language of full.listLanguages()) registerLanguage(language, definitionOf(language));
    },
  });
  return { library, loaded };
}

/** Something of everything: tags, styles, scripts, templates, strings, prompts, requests. */
const code = `<style>a { color: red; }</style><script>let a = \`b\${1}\`; // c</script><?php echo "x"; ?>
{{#if a}}<b class="c">{{d}}</b>{{/if}} <%= e %> {% f %}
$ ls -l "g" | grep h
>>> def i(j): return f"{j}"
POST /k HTTP/1.1
Content-Type: application/json

{"l": [1, true, null]}
\`\`\`python
m = lambda: n
\`\`\`
/** @o p */ q := func() { return 'r' } -- s # t
`;
const options = (language: string): { language: string } => ({ language });

describe('a language that is registered on demand', () => {
  it('colours as with all languages there', () => {
    for (const language of full.listLanguages()) {
      expect(lazy().library.highlight(code, options(language)).value, language).toBe(
        full.highlight(code, options(language)).value,
      );
    }
  });

  it('is found by each of its names, whatever was asked for before', () => {
    const { library } = lazy();
    for (const [alias, language] of Object.entries(aliases)) {
      expect(library.getLanguage(alias), alias).toBe(library.getLanguage(language));
      expect((library.getLanguage(alias) as { name: string }).name).toBe(
        (full.getLanguage(alias) as { name: string }).name,
      );
    }
  });

  it('comes with those that parts of it are in, and no others', () => {
    const { library, loaded } = lazy();
    library.highlight('print(1)', options('python'));
    expect(loaded).toEqual(['python']);
    library.highlight('$ ls', options('console'));
    expect(loaded).toEqual(['python', 'shell', 'bash']);
  });

  it('is guessed among those named', () => {
    const { library, loaded } = lazy();
    expect(library.highlightAuto('def f(x):\n  return None', ['go', 'python']).language).toBe('python');
    expect(loaded.sort()).toEqual(['go', 'python']);
  });
});

describe('all languages are there', () => {
  it('for names that the table lacks, lists and guesses', () => {
    const { library, loaded } = lazy();
    expect(library.getLanguage('zsh')).toBe(library.getLanguage('bash'));
    expect(loaded).toContain('all');
    expect(library.getLanguage('nonsense')).toBeUndefined();
    expect(lazy().library.listLanguages().sort()).toEqual(full.listLanguages().sort());
    expect(lazy().library.highlightAuto(code).value).toBe(full.highlightAuto(code).value);
  });

  it('beside languages and aliases of others, which stay', () => {
    const { library } = lazy();
    const definition = (): object => ({ name: 'Mine', aliases: ['own'], contains: [] });
    library.registerLanguage('python', definition);
    library.registerAliases('vue', { languageName: 'xml' });
    const names = (): unknown[] =>
      ['python', 'own', 'vue'].map((name) => (library.getLanguage(name) as { name: string } | undefined)?.name);
    expect(names()).toEqual(['Mine', 'Mine', 'HTML, XML']);
    library.listLanguages();
    expect(names()).toEqual(['Mine', 'Mine', 'HTML, XML']);
    library.unregisterLanguage('python');
    expect(library.getLanguage('python')).toBeUndefined();
  });
});
