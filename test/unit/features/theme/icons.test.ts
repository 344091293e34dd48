import { describe, expect, it } from 'vitest';
import { iconStyles, isFluidIconFont, isOtherIconFont, namedIcons } from '../../../../scripts/features/theme/icons.ts';

const readIcon = (name: string): string | undefined => (name.startsWith('no-') ? undefined : `<svg>${name}</svg>`);

describe('icon fonts', () => {
  it.each(['//at.alicdn.com/t/font_1736178_lbnruvf0jn.css', 'https://at.alicdn.com/t/c/font_1736178_k526ubmyhba.css'])(
    "%s is one of Fluid's releases",
    (address) => {
      expect([isFluidIconFont(address), isOtherIconFont(address)]).toEqual([true, false]);
    },
  );

  it.each(['//at.alicdn.com/t/c/font_4016871_abcdef.css', '/css/iconfont.css'])("%s is the owner's", (address) => {
    expect([isFluidIconFont(address), isOtherIconFont(address)]).toEqual([false, true]);
  });

  it('no address is none', () => {
    expect([isFluidIconFont(null), isFluidIconFont(''), isOtherIconFont('/css/custom.css')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('styles of icons', () => {
  it('an icon that the settings name is drawn if there is a drawing of its name, with or without "-fill"', () => {
    const named = namedIcons({
      menu: [{ icon: 'iconfont icon-brush' }, { icon: 'iconfont icon-bug-fill' }, { icon: 'x icon-no-such' }],
    });
    expect(named).toEqual(['brush', 'bug-fill', 'no-such']);
    const read = (name: string): string | undefined => (name === 'bug-fill' ? undefined : readIcon(name));
    const styles = iconStyles(read, { library: true, otherFont: false, named });
    expect(styles).toMatch(/\.icon-brush\{--icon:url\("[^"]*brush/);
    expect(styles).toMatch(/\.icon-bug-fill\{--icon:url\("[^"]*bug%3C/);
    expect(styles).not.toContain('.icon-no-such');
  });

  it("characters of another font of the owner's are left alone, Fluid's icons drawn all the same", () => {
    const styles = iconStyles(readIcon, { library: true, otherFont: true, named: ['brush'] });
    expect(styles).toContain('.icon-github-fill{');
    expect(styles).not.toContain('.iconfont[class*=icon-]');
    expect(styles).not.toContain('.icon-brush');
  });
});
