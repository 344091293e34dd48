import { describe, expect, it } from 'vitest';
import { isFluidsAddress, libraries } from '../../../../scripts/features/theme/libraries.ts';

const library = (key: string) => libraries.find((candidate) => candidate.key === key)!;

describe('addresses in a configuration that was copied from Fluid', () => {
  it.each([
    ['jquery', 'https://lib.baomitu.com/jquery/3.6.4/', '1.9'],
    ['jquery', 'https://lib.baomitu.com/jquery/3.6.0/', 'an earlier 1.9'],
    ['tocbot', 'https://lib.baomitu.com/tocbot/4.18.2/', 'an earlier 1.9'],
    ['anchor', 'https://lib.baomitu.com/anchor-js/4.3.1/', 'an earlier 1.9'],
    ['katex', '//lib.baomitu.com/KaTeX/0.16.2', '1.9, shortened'],
    ['anchor', 'https://cdn.jsdelivr.net/npm/anchor-js@4/', '1.8'],
    ['jquery', 'https://cdn.jsdelivr.net/npm/jquery@3/dist/', '1.8'],
    ['bootstrap', 'https://cdn.jsdelivr.net/npm/bootstrap@4.5.3/dist/', '1.8'],
    ['typed', 'https://cdn.jsdelivr.net/npm/typed.js@2/lib/', '1.8'],
    ['fancybox', 'https://cdn.jsdelivr.net/npm/@fancyapps/fancybox@3/dist/', '1.8'],
    ['nprogress', 'https://cdn.jsdelivr.net/npm/nprogress@0/', '1.8'],
    ['mathjax', 'https://cdn.jsdelivr.net/npm/mathjax@3/es5/', '1.8'],
    ['bootstrap', 'https://cdn.staticfile.org/twitter-bootstrap/4.4.1/', '1.7'],
  ])("%s from %s is Fluid %s's", (key, address) => {
    expect(isFluidsAddress(library(key), address)).toBe(true);
  });

  it.each([
    ['tocbot', 'https://lib.baomitu.com/tocbot/4.21.0/', 'newer'],
    ['tocbot', 'https://cdn.jsdelivr.net/npm/tocbot@4.20.2/dist/', 'newer'],
    ['jquery', 'https://lib.baomitu.com/jquery/2.2.4/', 'of another major version'],
    ['jquery', 'https://cdn.jsdelivr.net/npm/bootstrap@4/dist/', 'another library'],
    ['jquery', 'https://cdn.example.com/jquery/3.6.0/', "somebody else's"],
    ['jquery', 'https://cdn.jsdelivr.net/gh/me/jquery@3/dist/', "the owner's repository"],
    ['jquery', '/js/', "the owner's file"],
  ])('%s from %s is %s: the owner has chosen it', (key, address) => {
    expect(isFluidsAddress(library(key), address)).toBe(false);
  });
});
