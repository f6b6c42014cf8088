compared-same = { $title }: دو بستهٔ متفاوت با یک کلید امضا شده‌اند
compared-previous = { $title }: این بسته انتشار دیگری را به عنوان انتشار قبلی نام می‌برد، نه انتشاری را که اینجاست
compared-bundle = { $id }، { $title }، ساخته‌شده در { $date } (تاریخی که ناشر گفته است)
compared-named = { $id }، که { $title } آن را به عنوان انتشار قبلی خود نام می‌برد

compared-pair-same = { $one } و { $two } هر دو { $title } هستند، از { $maker }
compared-pair-previous = { $two }، { $two_title }، به عنوان انتشار قبلی { $named } را نام می‌برد، نه { $one } را که { $one_title } است، از { $maker }

compared-line-same = { $maker } بستهٔ { $id } را هم که در { $date } ساخته شده، به عنوان { $title } امضا کرده است
compared-line-later = بستهٔ { $id }، { $title }، از { $maker }، به عنوان انتشار قبلی { $named } را نام می‌برد، نه این بسته را
compared-line-earlier = این بسته به عنوان انتشار قبلی { $named } را نام می‌برد، نه بستهٔ { $id } را که { $title } است، از { $maker }

compared-ask = از ناشر شفاهی شناسهٔ درست بسته را بپرسید، و رقم‌های محتوا را مقایسه کنید.

compared-shared = مجموعهٔ { $series } را چند ناشر که اینجا ثبت شده‌اند امضا می‌کنند: { $parts }
compared-part = { $maker } ({ $numbers })
compared-shared-what = از هر کدام شفاهی بپرسید که آیا این مجموعه از اوست؛ دستور trust --series می‌گوید ثبت یک ناشر برای کدام مجموعه معتبر است.
compared-unlinked = { $title } هیچ انتشار قبلی را نام نمی‌برد، با اینکه { $earlier } اینجاست: هیچ چیز این دو را به هم وصل نمی‌کند

compared-passed-over = به کار نرفت: { $title }، بستهٔ { $id }، از ناشر { $digits } که به او اعتماد ندارید: یک بستهٔ مورد اعتماد اینجاست
compared-passed-over-short = به کار نرفت: { $title }، بستهٔ { $id }: تعداد کلیدهای { $name } که آن را امضا کرده‌اند کافی نیست، و یک بستهٔ مورد اعتماد اینجاست
compared-bundle-before = { $id }، { $title }، قبلاً اینجا باز شده است

by-named = کلیدی که با { $by } داده شد
by-limited = { $name } (ثبت‌شده برای مجموعه‌های دیگر)
by-unknown = یک ناشر ناشناس
