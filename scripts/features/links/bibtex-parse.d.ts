// Types of the part of bibtex-parse that we use; the package has none of its own.

declare module 'bibtex-parse' {
  export interface BibtexValue {
    readonly value: string | number | readonly BibtexValue[];
    readonly datatype: 'quoted' | 'braced' | 'identifier' | 'number' | 'concatinate' | 'null';
  }
  export interface BibtexItem {
    readonly itemtype: 'entry' | 'string' | 'preamble' | 'comment';
    readonly type?: string;
    /** `null` in `@article{}`. */
    readonly key?: string | null;
    readonly name?: string;
    readonly value?: BibtexValue['value'];
    readonly datatype?: BibtexValue['datatype'];
    readonly fields?: readonly (BibtexValue & { readonly name: string })[];
  }
  const library: {
    parse(text: string, options?: { number: 'string' }): readonly BibtexItem[];
  };
  export default library;
}
