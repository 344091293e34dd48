// What other features may use of code, in the browser.

export { copyText } from './copy-text.ts';
