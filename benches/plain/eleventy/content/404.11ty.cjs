exports.data = { permalink: "/404.html", eleventyExcludeFromCollections: true };
exports.render = () => '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Không tìm thấy</title></head><body><main><h1>Không tìm thấy</h1></main></body></html>';
