// What `explain` shows beside a rule's words.
export { exampleOf } from '../../rules/examples/index';
