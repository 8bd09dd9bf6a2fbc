/// The store, the trends and the renderers.
enum ReportsPlaceholder {}
