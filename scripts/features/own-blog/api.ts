// What other features may use: the files a blog is shipped with, and checks of an owner's answers.

export { isOurs, isPaperlogBlog, readSample, removeSample } from './read-sample.ts';
export { zoneFault } from './answers.ts';
