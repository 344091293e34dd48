// Keys below `paperlog.preview`.

import * as z from 'zod';

export const previewConfig = z.object({
  hosts: z
    .array(z.string())
    .default([])
    .describe(
      '预览时除本机外还接受的主机名，例如局域网中的名字 | Host names the preview answers to besides this machine, e.g. its name in your network',
    ),
});

export type PreviewConfig = z.infer<typeof previewConfig>;
