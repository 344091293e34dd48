// What other features may use of cards: what is behind a link, and how it is called.

export { factsHtml, kindLine, shortHash } from './card-html.ts';
export { cardsConfigOf, isExcepted, type CardsConfig } from './config.ts';
export { plainTitle } from './plain-title.ts';
export { targetOf, type Target } from './target.ts';
export { wordsOf, type Words } from './words.ts';
