/** The canvas above this route shows the place. */
export default function Place() {
  return null;
}
