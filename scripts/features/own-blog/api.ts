// What other features may use: the files a blog is shipped with.

export { isOurs, readSample } from './read-sample.ts';
