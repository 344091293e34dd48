// What the copy button copies: the code as it was written, without what was only put beside it, and without prompts.
// Runs in browsers.

/** The text of a block: lines, not their numbers, titles or lines that a diff takes away. */
export function codeText(code: Element): string {
  const copy = code.cloneNode(true) as Element;
  for (const extra of copy.querySelectorAll(
    '.paperlog-code-removed:not(.paperlog-code-signed), .caption, .line-numbers-rows, .paperlog-code-tools',
  )) {
    const next = extra.nextSibling;
    // The line that is left out takes its break along.
    if (extra.matches('.paperlog-code-removed')) {
      if (next?.nodeName === 'BR') next.remove();
      else if (next instanceof Text) next.data = next.data.replace(/^\n/, '');
    }
    extra.remove();
  }
  for (const br of copy.querySelectorAll('br')) br.replaceWith('\n');
  return withoutPrompts(copy.textContent.replace(/\n$/, ''));
}

/** A session of a shell or of Python: only what was typed. Any other text stays as it is. */
export function withoutPrompts(text: string): string {
  const lines = text.split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const isPython = first.startsWith('>>>');
  const prompt = isPython ? /^>>>(?: |$)/ : /^\$ /;
  if (!prompt.test(first)) return text;
  const typed: string[] = [];
  let isTyped = false;
  for (const line of lines) {
    const goesOn = isPython ? /^\.\.\.(?: |$)/.test(line) : typed.at(-1)?.endsWith('\\') === true;
    if (prompt.test(line)) typed.push(line.replace(prompt, ''));
    else if (isTyped && goesOn) typed.push(line.replace(isPython ? /^\.\.\. ?/ : /^> /, ''));
    isTyped = prompt.test(line) || (isTyped && goesOn);
  }
  return typed.join('\n');
}
