const NEEDED_NODE = 24;

/**
 * Ends the process at once where its Node is too old. A main file calls it before it imports anything else: what is
 * imported would fail first, with a message that does not say why.
 */
export function refuseOldNode(version: string = process.versions.node): void {
  if (Number.parseInt(version, 10) < NEEDED_NODE) {
    process.stderr.write(
      `需要 Node ${NEEDED_NODE}，当前是 Node ${version}。请用 npx lianzhi 启动，它使用 npm ci 装好的 Node。\n` +
        `Node ${NEEDED_NODE} is needed, and this is Node ${version}. Start it by npx lianzhi, which uses the Node of npm ci.\n`,
    );
    process.exit(1);
  }
}
