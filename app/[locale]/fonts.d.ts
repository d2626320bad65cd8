declare module '*.woff2' {
  // Its address.
  const href: string;
  export default href;
}
