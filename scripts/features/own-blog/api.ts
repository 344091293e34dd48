// What other features may use: the files of the sample blog.

export { sampleFiles } from './sample-files.ts';
