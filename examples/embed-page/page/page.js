/** The script of the page: gives the editor a strategy of the server, and hears of every change. */

const editor = document.querySelector("dunlin-strategy-editor");
const status = document.querySelector("[role=status]");

editor.value = await (await fetch("strategy.json")).json();

editor.addEventListener("change", () => {
  const { name, nodes } = editor.value;
  status.textContent = `“${name}” has ${Object.keys(nodes).length} steps.`;
});

editor.addEventListener("publish", () => {
  status.textContent = `“${editor.value.name}” would go live now.`;
});
