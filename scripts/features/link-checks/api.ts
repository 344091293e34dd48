// What other features may use of the checks: how faults of links are mended.

export { applyFixes, byFile, unifiedDiff, type Fix } from './apply-fixes.ts';
export { findFixes } from './find-fixes.ts';
