# `sender`: the page that seals files for one newsroom in a browser.

sender-done = { $path } تختم الملفات لـ { $name } في متصفح، بلا شبكة
sender-keep = انشر أرقام غرفة الأخبار أيضًا في مكان آخر يراه المرسلون؛ من يغيّر الصفحة في الطريق يستطيع أن يغيّر المفتاح الذي فيها
sender-one-newsroom = في { $path } عدة مستلمين، والصفحة تختم لواحد؛ سمِّ ملفًا فيه مستلم واحد
sender-other-kind = تختم الصفحة لمستلم عادي (age1...)، والذي في { $path } من نوع آخر؛ اصنع واحدًا بـ: pannier keygen --recipient
sender-name = الاسم على الصفحة فارغ أو أطول من { $most } حرفًا؛ أعط اسمًا آخر بـ --name
label-newsroom = التحرير
