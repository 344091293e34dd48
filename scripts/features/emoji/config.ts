// Keys below `paperlog.emoji`.

import * as z from 'zod';

export const emojiConfig = z.object({
  shortcodes: z
    .boolean()
    .default(false)
    .describe('GitHub 的表情短码：`:rocket:` 写成 🚀 | GitHub’s shortcodes: `:rocket:` becomes 🚀'),
});

export type EmojiConfig = z.infer<typeof emojiConfig>;
