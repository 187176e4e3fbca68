/** Ends with one line when this Node is too old. Written so that old ones can still read it. */
export function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 20) return;
  process.stderr.write(
    `quarterdeck: Node 20 or newer is needed, this is ${process.versions.node}: see https://nodejs.org.\n`,
  );
  process.exit(1);
}
