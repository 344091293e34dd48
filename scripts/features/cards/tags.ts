// `{% card URL %}` and `{% link URL %}`. What they leave is a link; the pass makes cards of those that are to be some.

import { escapeHtml } from '../../core/html.ts';
import type { TagCall, TagDefinition } from '../../hexo/define-feature.ts';
import type { CardsConfig } from './config.ts';
import { cardAttribute, plainLinkAttribute } from './link-cards.ts';
import { linkFromText } from '../links/api.ts';

const identifierLike = /^(?:arxiv|doi|acl|gh|hf):(?!\/\/)/i;
const addressLike = /^(?:[a-z][a-z0-9+.-]*:|\/|#|\.{1,2}\/|www\.)/i;

/** An address, or an identifier such as `arxiv:2501.12948`. */
function addressOf(written: string): string | undefined {
  const known = linkFromText(written)?.url;
  if (/^(?:https?:|\/)/i.test(written)) return written;
  return known ?? (addressLike.test(written) && !identifierLike.test(written) ? written : undefined);
}

function complain({ name, report }: TagCall<CardsConfig>, message: string): string {
  report({
    rule: 'card-tag',
    severity: 'error',
    message,
    remedy: `Write {% ${name} https://arxiv.org/abs/2501.12948 %}.`,
  });
  return '';
}

/** In Hexo, a link to its own page. */
function wordsAlone({ args, report }: TagCall<CardsConfig>): string {
  report({
    rule: 'card-tag',
    severity: 'warning',
    message: '{% link %} names no address; readers see its words, without a link.',
    remedy: 'Write the address behind the words, or the words alone.',
  });
  return escapeHtml(args.join(' '));
}

function anchor(address: string, words: string, attribute: string): string {
  return `<a href="${escapeHtml(address)}" ${attribute}="">${escapeHtml(words)}</a>`;
}

export const cardTag: TagDefinition<CardsConfig> = {
  render(call) {
    const [written, ...words] = call.args;
    if (written === undefined) return complain(call, '{% card %} names no address.');
    const address = addressOf(written);
    if (address === undefined)
      return complain(
        call,
        `{% card ${written} %}: "${written}" is neither an address nor an identifier that can exist.`,
      );
    return anchor(address, words.join(' ') || address, cardAttribute);
  },
};

/** A link that never becomes a card. Hexo's own form, `{% link text url [external] [title] %}`, goes on working. */
export const linkTag: TagDefinition<CardsConfig> = {
  render(call) {
    const { args } = call;
    const at = args.findIndex((argument) => addressOf(argument) !== undefined);
    const written = args[at];
    if (written === undefined) return wordsAlone(call);
    const address = addressOf(written) ?? written;
    const rest = args.slice(at + 1);
    const external = rest[0] === 'true' || rest[0] === 'external' || rest[0] === 'false';
    const title = rest.slice(external ? 1 : 0).join(' ');
    const attributes = [
      title ? ` title="${escapeHtml(title)}"` : '',
      external && rest[0] !== 'false' ? ' target="_blank" rel="noopener"' : '',
    ].join('');
    const link = anchor(address, args.slice(0, at).join(' ') || address, plainLinkAttribute);
    return attributes ? link.replace('<a ', `<a${attributes} `) : link;
  },
};
