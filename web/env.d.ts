interface ImportMeta {
  readonly env: { readonly PROD: boolean };
}

/** The address of a web worker's script, bundled. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}

interface DOMStringMap {
  /** Room that is shown, once it is. */
  ready?: string;
  theme?: string;
  /** 'waiting' or 'ready'. */
  status?: string;
}
