/** How deep Markdown is read; docs/features/markdown.md tells authors. */
export const limits = {
  /** Quotes and list items inside each other. */
  blocks: 100,
  /** Elements inside each other in running text. */
  inlines: 100,
  /** Empty cells added to the rows of a text's tables that lack some, besides as many as the text is long. */
  addedCells: 10_000,
} as const;
