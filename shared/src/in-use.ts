/**
 * Names of the marks that other programs leave beside a document as long as they have it open. Word leaves out the
 * first letters of a long name.
 */
export function marksOfUse(name: string): string[] {
  return [`~$${name}`, `~$${name.slice(1)}`, `~$${name.slice(2)}`, `.~lock.${name}#`];
}
