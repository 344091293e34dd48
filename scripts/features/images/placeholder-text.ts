// Alternative texts that no person wrote: what editors and uploaders put there, which is no caption.

/** A file's name; a sentence that ends with one has blanks or punctuation before it. */
const fileName = /^[^\s，。、：；！？]+\.(?:png|jpe?g|gif|webp|svg|bmp|avif|heic|ico|tiff?)$/i;
/** "image-20211216155217239" of Typora, "Snipaste_2024-05-01_12-00-00", "Pasted image 20240501", "截屏2024-05-01 12.00.00". */
const numberedName =
  /^(?=.*\d)(?:image|img|pic|picture|photo|screenshot|screen shot|snipaste|pasted image|图片|截图|截屏|屏幕截图|屏幕快照|微信图片|微信截图|企业微信截图|QQ图片|QQ截图)?(?:[\d\s._:()+-]|at|[上下]午)*$/i;
/** Names of files that are hashes: nine hexadecimal digits and more, with a figure among them. */
const hash = /^(?=[a-f-]*\d)[\da-f-]{9,}$/i;
/** What the editors of CSDN, Gitee, SegmentFault and Stack Exchange put in, and what was never filled in. */
const unfilled =
  /^(?:在这里插入图片描述|这里写图片描述|输入图片(?:说明|描述)|图片(?:描述|说明)?|请添加图片描述|插入图片|enter image description here|image description|image|img|picture|alt(?:[ -]?text)?|\[?外链图片转存.*)$/i;

/** Whether an alternative text tells nothing about its picture. */
export function saysNothing(text: string): boolean {
  return [fileName, numberedName, hash, unfilled].some((form) => form.test(text));
}
