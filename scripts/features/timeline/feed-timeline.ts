// A timeline in a feed, whose readers often leave drawings out or show only their words: its table alone.

/** Linear; the text is returned as it is if there is no timeline in it. */
export function timelineForFeeds(html: string): string {
  if (!html.includes('<div class="paperlog-timeline">')) return html;
  return html
    .replace(/<svg class="paperlog-timeline-drawing".*?<\/svg>/gs, '')
    .replace(/<details class="paperlog-timeline-table"><summary>[^<]*<\/summary>(.*?)<\/details>/gs, '$1');
}
