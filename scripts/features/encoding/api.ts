// What other features may use of this one.

export { encodingFault } from './encoding-fault.ts';
