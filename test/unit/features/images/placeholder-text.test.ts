import { expect, it } from 'vitest';
import { saysNothing } from '../../../../scripts/features/images/placeholder-text.ts';

it.each([
  'image-20240501120000123',
  'image.png',
  '架构图.png',
  'IMG_0123.JPG',
  'Snipaste_2024-05-01_12-00-00',
  'Pasted image 20240501120000',
  '截屏2024-05-01 下午3.04.05',
  'Screenshot 2024-05-01 at 12.00.00',
  '20240501',
  '1',
  '9f86d081884c7d65',
  'b3c0f6a2-1d4e-4f7a-9c55-0a1b2c3d4e5f',
  '在这里插入图片描述',
  '输入图片说明',
  '图片',
  'alt text',
  'image',
  '[外链图片转存失败,源站可能有防盗链机制(img-1)(a.png)]',
])('"%s" is no caption', (text) => {
  expect(saysNothing(text)).toBe(true);
});

it.each([
  '虎鲸',
  '截图',
  '图 1',
  '图1：总体结构',
  'Figure 2',
  '打开 logo.png',
  'GPT-4',
  '2024 年的结果',
  'image of an orca',
  '图片压缩前后',
  'cafe',
  'decade',
  'x = 1',
])('"%s" is one', (text) => {
  expect(saysNothing(text)).toBe(false);
});
