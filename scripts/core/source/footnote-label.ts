// What stands between `[^` and `]` of a footnote.

/**
 * GFM's labels have no blanks; those of Typora and old plugins may. With blanks, a label is made of words: anything
 * else in such brackets is text with Markdown in it.
 */
export const footnoteLabel = String.raw`(?:[^\s[\]]{1,200}|[\p{L}\p{N}][\p{L}\p{N} .,:/&'+–—-]{0,198}[\p{L}\p{N}.])`;
