// The page beside the form follows what is typed, and stays where its reader is.
const preview = document.querySelector(".preview iframe");
if (preview) {
  document.addEventListener("kept", () => {
    if (preview.parentElement.open && preview.contentDocument?.readyState === "complete") preview.contentWindow.location.reload();
  });
  preview.parentElement.addEventListener("toggle", event => {
    if (event.target.open && preview.contentDocument?.body?.childElementCount) preview.contentWindow.location.reload();
  });
}
