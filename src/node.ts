/** The second door, for Node alone: what touches files. */
export { checkRunFolder, RunFolderError, writeRunFolder } from './store/runFolder.ts';
