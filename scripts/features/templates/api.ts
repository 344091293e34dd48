// What other features may know of templates.

export { usesNunjucks } from './uses-nunjucks.ts';
