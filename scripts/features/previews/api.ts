// What other features may use of previews.

export { previewAttribute } from './preview-html.ts';
