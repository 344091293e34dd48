// `hexo`, which Hexo hands to every script, for the editor.
import type Hexo from 'hexo';

declare global {
  const hexo: Hexo;
}
