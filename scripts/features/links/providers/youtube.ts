// YouTube: videos and playlists. The time to start at is no part of the work.

import type { Match, Provider } from '../provider.ts';
import { answeredBy } from '../services/lookup.ts';
import { oembedOf } from '../services/oembed.ts';

const videoId = /^[A-Za-z0-9_-]{11}$/;
const listId = /^[A-Za-z0-9_-]{12,64}$/;

export const youtube: Provider = {
  name: 'youtube',
  label: 'YouTube',
  hosts: ['youtube.com', 'm.youtube.com', 'music.youtube.com', 'youtu.be', 'youtube-nocookie.com'],
  match({ host, segments, query }) {
    const [first = '', second = ''] = segments;
    if (host === 'youtu.be') return video(first);
    if (first === 'watch') return video(query.get('v') ?? second);
    if (first === 'embed' && second === 'videoseries') return playlist(query.get('list') ?? '');
    if (/^(?:shorts|embed|live|v|e)$/.test(first)) return video(second);
    return first === 'playlist' ? playlist(query.get('list') ?? '') : undefined;
  },
  identify: video,
  canonical: (id) =>
    id.startsWith('list=') ? `https://www.youtube.com/playlist?${id}` : `https://www.youtube.com/watch?v=${id}`,
  display: (id) => `YouTube ${id.replace('list=', '')}`,
  ...answeredBy(oembedOf('youtube', (id) => youtube.canonical(id))),
};

function video(text: string): Match | undefined {
  return videoId.test(text) ? { id: text, kind: 'video' } : undefined;
}

function playlist(text: string): Match | undefined {
  return listId.test(text) ? { id: `list=${text}`, kind: 'video' } : undefined;
}
