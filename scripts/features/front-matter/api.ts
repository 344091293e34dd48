// What other features may use of this one.

export { explainYaml } from './explain-yaml.ts';
export { unrecognisedFrontMatter } from './front-matter-fault.ts';
