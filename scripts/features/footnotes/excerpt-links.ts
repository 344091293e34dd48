// An excerpt is shown without the end of its post, where the notes stand: its references lead to the post's page.

const reference = /(<a (?:class="paperlog-footnote-ref" )?href=")(#fn-[^"]*)(" id="fnref-)/g;

export function hasReference(excerpt: string): boolean {
  return excerpt.includes(' id="fnref-');
}

/** @param address of the post's page, as it stands in attributes */
export function leadToPost(excerpt: string, address: string): string {
  if (excerpt.includes('<section class="footnotes paperlog-footnotes"')) return excerpt;
  return excerpt.replace(
    reference,
    (_, open: string, fragment: string, rest: string) => open + address + fragment + rest,
  );
}
