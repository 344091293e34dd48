// What footnotes are called, for those who don't see where they stand, in the language of the site.

import { scriptOf } from '../../core/language.ts';

export interface Wording {
  readonly section: string;
  readonly reference: (number: number) => string;
  /** `use`: the how-manieth of the references to this note, if there are several. */
  readonly back: (number: number, use: number | undefined) => string;
}

const simplified: Wording = {
  section: '脚注',
  reference: (number) => `脚注 ${number}`,
  back: (number, use) => `返回正文中的脚注 ${number}${use === undefined ? '' : `（第 ${use} 处）`}`,
};
const traditional: Wording = {
  section: '註腳',
  reference: (number) => `註腳 ${number}`,
  back: (number, use) => `返回正文中的註腳 ${number}${use === undefined ? '' : `（第 ${use} 處）`}`,
};
const english: Wording = {
  section: 'Footnotes',
  reference: (number) => `Footnote ${number}`,
  back: (number, use) => `Back to reference ${number}${use === undefined ? '' : `-${use}`}`,
};

export function wordingFor(language: string): Wording {
  const script = scriptOf(language);
  return script === 'zh-Hant' ? traditional : script === 'zh-Hans' ? simplified : english;
}
