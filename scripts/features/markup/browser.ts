// Frames whose author has switched off their scroll bars. HTML has made the attribute obsolete, and no style does the same:
// https://html.spec.whatwg.org/multipage/rendering.html#the-page

import { forShownElements } from '../../core/shown-elements.ts';

forShownElements<HTMLIFrameElement>('iframe[data-paperlog-scrolling]', (frame) => {
  frame.setAttribute('scrolling', 'no');
});
