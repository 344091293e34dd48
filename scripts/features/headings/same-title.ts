// Whether a heading in the body says what the title says.

const clauseMark = /[：？！｜—:?!|]|\s[-–]\s/u;
/** Signs that are part of a name, C++ or C#, are none of these. */
const ignored =
  /(?<![a-z+#])[+#]+|(?![+#])[\p{P}\p{S}\p{Z}\p{C}\p{M}\p{Emoji_Presentation}\p{Extended_Pictographic}]/gu;

/** Without emoji, punctuation, width and case; digits count as text though Unicode calls them emoji. */
function essence(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(ignored, '');
}

/** True if `heading` equals `title`, or the title's part up to one of its clause marks. */
export function repeatsTitle(heading: string, title: string): boolean {
  const wanted = essence(heading);
  if (wanted === '') return false;
  if (wanted === essence(title)) return true;
  let from = 0;
  for (;;) {
    const mark = clauseMark.exec(title.slice(from));
    if (!mark) return false;
    const end = from + mark.index;
    if (essence(title.slice(0, end)) === wanted) return true;
    from = end + mark[0].length;
  }
}
