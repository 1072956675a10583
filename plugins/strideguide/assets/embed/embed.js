// For other websites: an iframe with the picker in it gets the height of what it shows.
addEventListener("message", ({ data, origin, source }) => {
  if (data?.guide !== "height" || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    const own = frame.contentWindow === source && new URL(frame.src).origin === origin;
    if (own) frame.style.height = `${Math.min(data.height, 20000)}px`;
  }
});
