// GitHub's names of emoji, read from npm's copy as soon as a blog wants them.

let names: Readonly<Record<string, string>> | undefined;

export async function loadShortcodes(): Promise<void> {
  names ??= (await import('gemoji')).nameToEmoji;
}

export function emojiOf(name: string): string | undefined {
  return names && Object.hasOwn(names, name) ? names[name] : undefined;
}
