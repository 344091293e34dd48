// Alerts and containers as extensions of marked: where they begin and what becomes of them.

import type { MarkedExtension, Token } from 'marked';
import { escapeHtml } from '../../core/html.ts';
import { positionHtml } from '../../core/source/token-positions.ts';
import { withContainer, type ContainerDefinition, type ContainerStart } from '../markdown/api.ts';
import { alertHtml } from './alert-html.ts';
import type { AlertsConfig } from './config.ts';
import { defaultTitle, kindOf } from './kinds.ts';
import { fenceOpening, quoteOpening, type Opening } from './opening-line.ts';

interface AlertToken {
  readonly opening: Opening;
  readonly fenced: boolean;
  readonly closed: boolean;
  readonly titleTokens: Token[];
  readonly tokens: Token[];
}

const type = 'paperlogAlert';
const parts = (opening: Opening, fenced: boolean): Pick<ContainerStart, 'properties' | 'inline'> => ({
  properties: { opening, fenced, placed: true },
  inline: { titleTokens: opening.title },
});

const quotedAlert: ContainerDefinition = {
  type,
  first: '>',
  begin(line) {
    const opening = quoteOpening(line);
    return opening && { length: line.length, continuation: { by: 'quote' }, ...parts(opening, false) };
  },
};

const fencedContainer: ContainerDefinition = {
  type,
  first: ':',
  begin(line, { hasClosingLine }) {
    const opening = fenceOpening(line);
    // Without an end, a name that says nothing to us may be just a line of text.
    if (!opening || (kindOf(opening.name) === undefined && !hasClosingLine(':'))) return undefined;
    const { length } = opening;
    return { length: line.length, continuation: { by: 'fence', character: ':', length }, ...parts(opening, true) };
  },
};

export function alertsExtension(config: AlertsConfig, language: string): MarkedExtension {
  const begin = (container: ContainerDefinition): MarkedExtension['extensions'] => [
    { name: type, level: 'block', tokenizer: withContainer(container), childTokens: ['titleTokens', 'tokens'] },
  ];
  return {
    extensions: [
      ...(config.enable ? (begin(quotedAlert) ?? []) : []),
      ...(config.containers ? (begin(fencedContainer) ?? []) : []),
      {
        name: type,
        renderer(generic) {
          const token = generic as unknown as AlertToken;
          const { opening, fenced } = token;
          const kind = kindOf(opening.name) ?? (fenced ? undefined : 'note');
          const own = this.parser.parseInline(token.titleTokens);
          const title = own !== '' || kind === undefined ? own : escapeHtml(titleOf(opening, kind, config, language));
          return alertHtml({
            ...opening,
            kind,
            title,
            fold: opening.fold ?? (kind === 'details' ? 'closed' : undefined),
            body: this.parser.parse(token.tokens),
            attributes: findingHtml(token),
          });
        },
      },
    ],
  };
}

/** An alert of a kind that we don't know is called what the author calls it. */
function titleOf({ name }: Opening, kind: string, { titles }: AlertsConfig, language: string): string {
  if (kindOf(name) === undefined) return name.charAt(0).toUpperCase() + name.slice(1);
  return defaultTitle(kind, language, titles);
}

/** Tells the pass `alerts` what is to be reported, and where. */
function findingHtml(token: AlertToken): string {
  const unclosed = token.fenced && !token.closed;
  const unknown = kindOf(token.opening.name) === undefined;
  if (!unclosed && !unknown) return '';
  const name = escapeHtml(token.opening.name);
  return ` data-pl-alert="${unclosed ? 'unclosed' : 'unknown'} ${name}"${positionHtml(token)}`;
}
