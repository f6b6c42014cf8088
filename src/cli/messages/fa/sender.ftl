# `sender`: the page that seals files for one newsroom in a browser.

sender-done = { $path } فایل‌ها را در مرورگر و بدون شبکه برای { $name } مهر می‌کند
sender-keep = رقم‌های تحریریه را جایی هم منتشر کنید که فرستندگان آن را جدا می‌بینند؛ هر که صفحه را در راه عوض کند می‌تواند کلید درون آن را هم عوض کند
sender-one-newsroom = { $path } چند گیرنده دارد و صفحه برای یکی مهر می‌کند؛ فایلی با یک گیرنده نام ببرید
sender-other-kind = صفحه برای گیرندهٔ معمولی (age1...) مهر می‌کند و گیرندهٔ { $path } از نوع دیگری است؛ یکی بسازید با: pannier keygen --recipient
sender-name = نام روی صفحه خالی است یا از { $most } حرف بلندتر است؛ نام دیگری با --name بدهید
label-newsroom = تحریریه
