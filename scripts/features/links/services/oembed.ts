// oEmbed (https://oembed.com): what a video is called, asked of the site that shows it.

import { textAt } from '../../../core/json-value.ts';
import { oneByOne, parseJsonAnswer, type Lookup } from './lookup.ts';
import { recordOf, webAddress } from './record-fields.ts';
import type { ServiceName } from '../services.ts';

/** @param address of the video with this id, as the site shows it */
export function oembedOf(service: ServiceName, address: (id: string) => string): Lookup {
  return {
    service,
    request: (ids) =>
      oneByOne(service, ids, (id) => `oembed?${new URLSearchParams({ url: address(id), format: 'json' }).toString()}`),
    parse(response) {
      const [id] = response.request.ids;
      const answer = parseJsonAnswer(response);
      const record = recordOf(service, 'video', {
        title: textAt(answer, 'title'),
        authors: [textAt(answer, 'author_name') ?? ''],
        siteName: textAt(answer, 'provider_name'),
      });
      const image = webAddress(textAt(answer, 'thumbnail_url'));
      return id !== undefined && record ? [{ id, record, ...(image !== undefined && { image }) }] : [];
    },
  };
}
