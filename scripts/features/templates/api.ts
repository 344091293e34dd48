// What other features may know of templates.

export { usesNunjucks } from './uses-nunjucks.ts';
export { unknownTags } from './unknown-tags.ts';
