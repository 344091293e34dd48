import { expect, it } from 'vitest';
import { createSite } from '../../../support/site.ts';

it('a misspelt key in either configuration is a warning with the nearest name and its line; foreign keys are not', async () => {
  const site = createSite({
    '_config.yml':
      'title: T\nurl: https://blog.test\ntimezone: Asia/Shanghai\ntheme: fluid\npermalnk: :title/\nsome_plugin:\n  a: 1\n',
    '_config.fluid.yml': 'post:\n  tocc:\n    enable: false\n',
  });
  const { code, output } = await site.hexo(['check']);
  expect(output).toContain('_config.yml:5:1 warning config-key: Unknown key "permalnk". Did you mean "permalink"?');
  expect(output).toContain('_config.fluid.yml:2:3 warning config-key: Unknown key "tocc". Did you mean "toc"?');
  expect(output).not.toContain('some_plugin');
  expect(code).toBe(0);
  site.dispose();
});
