// Shows the schema of this very server; nothing is fetched from elsewhere.
const place = document.getElementById("operations");
SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  validatorUrl: null,
  docExpansion: "none",
  presets: [SwaggerUIBundle.presets.apis],
});
