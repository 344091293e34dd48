// What other features may use of this one.

export { findControlCharacters } from './control-characters.ts';
export { encodingFault } from './encoding-fault.ts';
