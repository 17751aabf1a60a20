/** Whether this thread has checked a file: then V8 has the code of the engine, and it is worth keeping. */
export const checked = { here: false };
