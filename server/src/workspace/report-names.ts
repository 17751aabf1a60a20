/**
 * Names, paths and addresses of files that could be reports. Word's own mark beside a document that is open in it has
 * the document's extension and is none.
 */
export const REPORT_NAME = /(?:^|[\\/])(?!~(?:\$|%24))[^\\/]*\.(?:md|markdown|txt|html?|gkbg|doc[xm]|pdf)$/i;
