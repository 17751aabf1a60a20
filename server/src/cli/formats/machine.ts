// Formats that other programs read; they stand in a file of their own, since most runs need none of them.
export { github } from './github';
export { gitlab } from './gitlab';
export { junit } from './junit';
export { sarif } from './sarif';
